import { useCommon, useFrame, type Frame, type Look } from './frame.ts';

/** Text size, contrast and language, without JavaScript: links that store the choice and come back. */
export function DisplaySwitches() {
  const frame = useFrame();
  const t = useCommon();
  const { look } = frame;
  const sizes = [
    { size: 'small', sign: 'A−', label: t.sizeSmall },
    { size: 'normal', sign: 'A', label: t.sizeNormal },
    { size: 'large', sign: 'A+', label: t.sizeLarge },
  ] as const;
  return (
    <div class="switches" role="group" aria-label={t.display}>
      {sizes.map(({ size, sign, label }) => (
        <a
          key={size}
          class={`switch sign-${size}`}
          href={hrefFor(frame, { size })}
          rel="nofollow"
          aria-current={look.size === size ? 'true' : undefined}
          aria-label={`${sign} ${label}`}
        >
          {sign}
        </a>
      ))}
      <a
        class="switch"
        href={hrefFor(frame, { contrast: !look.contrast })}
        rel="nofollow"
        aria-current={look.contrast ? 'true' : undefined}
      >
        {t.contrast}
      </a>
      <a
        class="switch"
        href={hrefFor(frame, { lang: look.lang === 'vi' ? 'en' : 'vi' })}
        rel="nofollow"
        lang={t.otherLanguageCode}
        hreflang={t.otherLanguageCode}
      >
        {t.otherLanguage}
      </a>
    </div>
  );
}

/** The casting origin sets no cookies, so there the choice travels in the address. */
function hrefFor(frame: Frame, change: Partial<Look>): string {
  const look = { ...frame.look, ...change };
  const [path = '/', query = ''] = frame.here.split('?');
  if (frame.keepsLookIn === 'cookie') {
    const choice = new URLSearchParams({ ...lookParams(look), back: frame.here });
    return `/look?${choice.toString()}`;
  }
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(lookParams(look))) params.set(name, value);
  return `${path}?${params.toString()}`;
}

const lookParams = (look: Look): Record<string, string> => ({
  lang: look.lang,
  size: look.size,
  contrast: look.contrast ? 'high' : 'normal',
});
