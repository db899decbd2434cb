import { useSurroundings } from './context.ts';
import { bytesOf } from './draft.ts';

/** A comment with the sentence about who will read it above, and what room is left below. `limit` in bytes of UTF-8. */
export function CommentField(props: {
  readonly id: string;
  readonly limit: number;
  readonly value: string;
  readonly onType: (text: string) => void;
}) {
  const { t } = useSurroundings();
  const left = props.limit - bytesOf(props.value);
  const isOver = left < 0;
  return (
    <div class={isOver ? 'field wrong' : 'field'}>
      <label for={props.id}>
        {t.comment} <span class="optional">{t.optional}</span>
      </label>
      <p class="who-sees" id={`${props.id}-readers`}>
        <b>{t.whoReads}:</b> {t.commentReaders}
      </p>
      <textarea
        id={props.id}
        rows={4}
        value={props.value}
        aria-describedby={`${props.id}-readers ${props.id}-room`}
        aria-invalid={isOver ? 'true' : undefined}
        onInput={(event) => {
          props.onType(event.currentTarget.value);
        }}
      />
      <p class={isOver ? 'error' : 'hint'} id={`${props.id}-room`} aria-live={isOver || left < 40 ? 'polite' : 'off'}>
        {isOver ? t.bytesOver(-left) : t.bytesLeft(left)}
      </p>
    </div>
  );
}
