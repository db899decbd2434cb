import { useCommon, useFormat, useFrame } from './frame.ts';
import { Page } from './page.tsx';

/** How far something is, told in figures beside the bar. */
export function Progress(props: {
  readonly label: string;
  readonly value: number;
  readonly of: number;
  readonly isLabelHidden?: boolean;
}) {
  const format = useFormat();
  return (
    <div class="progress">
      <span class={props.isLabelHidden ? 'unseen' : undefined}>{props.label}</span>{' '}
      <progress aria-label={props.label} value={props.value} max={Math.max(props.of, 1)} />
      <span class="figure">{format.share({ part: props.value, whole: props.of })}</span>
    </div>
  );
}

/**
 * Waiting for a job. The route adds `refreshSeconds` to `html()`, which reloads the page without a script;
 * `?stay=1` turns that off for readers whom a changing page disturbs.
 */
export function JobPage(props: {
  readonly title: string;
  /** What is being done just now; empty before it begins. */
  readonly step: string;
  readonly done: number;
  readonly of: number;
  readonly refreshSeconds: number;
}) {
  const t = useCommon();
  const { here } = useFrame();
  const [path = '/'] = here.split('?');
  return (
    <Page title={props.title}>
      <Progress label={props.title} value={props.done} of={props.of} isLabelHidden />
      {props.step !== '' && <p>{props.step}</p>}
      <p>
        {t.refreshing(props.refreshSeconds)} <a href={path}>{t.refreshNow}</a> ·{' '}
        <a href={`${path}?stay=1`}>{t.refreshStop}</a>
      </p>
    </Page>
  );
}
