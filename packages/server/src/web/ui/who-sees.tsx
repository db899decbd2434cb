import { useCommon } from './frame.ts';

/** Stands above the first field of every form that takes words: who will read them, from the rule that enforces it. */
export function WhoSees({ sentence }: { readonly sentence: string }) {
  const t = useCommon();
  return (
    <p class="who-sees">
      <b>{t.whoSees}:</b> {sentence}
    </p>
  );
}
