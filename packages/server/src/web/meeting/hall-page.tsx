import { Progress, useFormat, useFrame, useWords } from '../ui/index.ts';
import { Clock } from './chair-page.tsx';
import type { MeetingView } from './meeting-view.ts';
import { inGroups, LiveMark } from './parts.tsx';
import { TEXT } from './text.ts';

/** What the screen of the hall can show. */
export const SLIDES = ['all', 'agenda', 'speaker', 'attendance', 'check-in', 'wifi'] as const;
/** One of {@link SLIDES}. */
export type Slide = (typeof SLIDES)[number];

interface HallProps {
  readonly meeting: MeetingView;
  readonly slide: Slide;
  /** The hour of the house: clocks of browsers differ. */
  readonly at: Date;
  /** The code that leads to checking in, and the code of the network, as pictures. */
  readonly checkIn: string;
  readonly wifi?: { readonly name: string; readonly picture: string };
}

/** The screen of the hall: large, dark, without navigation; it renews itself, and a script only makes that faster. */
export function HallPage({ meeting, slide, at, checkIn, wifi }: HallProps) {
  const { asset, look, siteName } = useFrame();
  const shows = (part: Slide): boolean => slide === part || slide === 'all';
  return (
    <html lang={look.lang} class="hall">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${meeting.title} – ${siteName}`}</title>
        <link rel="stylesheet" href={asset('site.css')} />
        <link rel="stylesheet" href={asset('hall.css')} />
        <script type="module" src={asset('meeting-live.js')} />
      </head>
      <body>
        <main>
          <h1>{meeting.title}</h1>
          <div class="hall-grid">
            <div>
              {shows('agenda') && <Item meeting={meeting} />}
              {shows('speaker') && <Speaker meeting={meeting} at={at} />}
              {shows('attendance') && <Attendance meeting={meeting} />}
            </div>
            {shows('check-in') && meeting.state === 'open' && <CheckIn meeting={meeting} picture={checkIn} />}
            {wifi && <Wifi wifi={wifi} />}
          </div>
          <Switches meeting={meeting} slide={slide} />
          <LiveMark meetingId={meeting.meetingId} />
        </main>
      </body>
    </html>
  );
}

interface OfMeeting {
  readonly meeting: MeetingView;
}
function Item({ meeting }: OfMeeting) {
  const t = useWords(TEXT);
  const item = meeting.items.find(({ itemId }) => itemId === meeting.currentItemId);
  if (!item) return null;
  return (
    <section>
      <h2>{t.item(item.itemNo.toString())}</h2>
      <p class="hall-large">{item.title}</p>
      {item.presenter !== '' && <p>{item.presenter}</p>}
    </section>
  );
}

function Speaker({ meeting, at }: Pick<HallProps, 'meeting' | 'at'>) {
  const t = useWords(TEXT);
  const now = meeting.opinions.find(({ state }) => state === 'speaking');
  if (!now) return null;
  return (
    <section>
      <h2>{t.speakingNow(now.opinionNo?.toString() ?? '')}</h2>
      <p class="hall-large">{now.speaker}</p>
      <p class="hall-clock">
        <Clock of={now} now={at} />
      </p>
    </section>
  );
}

function Attendance({ meeting: { counts, categories, closedAt, guests } }: OfMeeting) {
  const t = useWords(TEXT);
  const format = useFormat();
  // Once it is over nobody is there any longer: what counts then is who came.
  const isOver = closedAt !== null;
  const visitors = guests.filter((one) => (isOver ? one.hasCome : one.isThere)).length;
  return (
    <section>
      <h2>{isOver ? t.presentThen : t.presentNow}</h2>
      <p class="hall-count">
        {format.count(isOver ? counts.present : counts.there)}
        <small> / {format.count(counts.invited)}</small>
      </p>
      {visitors > 0 && <p>{t.guestCount(format.count(visitors))}</p>}
      {categories.length > 1 &&
        categories.map((one) => (
          <Progress
            key={one.category}
            label={one.categoryName === '' ? t.uncategorised : one.categoryName}
            value={one.present}
            of={one.invited}
          />
        ))}
    </section>
  );
}

function CheckIn({ meeting: { checkIn }, picture }: OfMeeting & { readonly picture: string }) {
  const t = useWords(TEXT);
  if (checkIn === null) return null;
  return (
    <figure class="hall-code" data-turns={checkIn.mode === 'rotating' ? '' : undefined}>
      <img src={picture} alt={t.wifi} width="320" height="320" />
      <figcaption>
        {t.wifi}
        <br />
        <b class="hall-large">{inGroups(checkIn.code)}</b>
        <br />
        {checkIn.mode === 'rotating' && t.turnsEvery(checkIn.seconds.toString())}
      </figcaption>
    </figure>
  );
}

function Wifi({ wifi }: { readonly wifi: NonNullable<HallProps['wifi']> }) {
  const t = useWords(TEXT);
  return (
    <figure class="hall-code">
      <img src={wifi.picture} alt={`Wi-Fi ${wifi.name}`} width="320" height="320" />
      <figcaption>
        {t.wifiScan}: {wifi.name}
      </figcaption>
    </figure>
  );
}

function Switches({ meeting, slide }: Pick<HallProps, 'meeting' | 'slide'>) {
  const t = useWords(TEXT);
  const at = `/meetings/${meeting.meetingId}`;
  return (
    <nav aria-label={t.hall}>
      {(['all', 'agenda', 'speaker', 'attendance', 'check-in'] as const).map((one) => (
        <a key={one} href={`${at}/hall?slide=${one}`} aria-current={one === slide ? 'true' : undefined}>
          {t.slides[one]}
        </a>
      ))}
      <a href={`${at}/chair`}>{t.chairPage}</a>
    </nav>
  );
}
