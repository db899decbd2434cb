import { NEAR_ROLL } from './differencing.ts';
import type { PublicGroup, PublicSubject, PublicTable, Publication } from './publication.ts';

/**
 * Why a table says less than every count. `small_group`: the group has too few people. `rare_or_nearly_all`: few ballots,
 * and a level that hardly anybody or nearly everybody chose. `derivable`: with what is already public, ballots of a few
 * people could be worked out. `beside_earlier`: the same, held against an earlier publication.
 */
export type Reason = 'small_group' | 'rare_or_nearly_all' | 'derivable' | 'beside_earlier';

/** Reasons in the places of a publication. */
export interface Reasons {
  /** By subject, by item; empty where every count is shown. */
  readonly subjects: readonly (readonly (readonly Reason[])[])[];
  readonly groups: readonly {
    /** Empty when the group has tables. */
    readonly hidden: readonly Reason[];
    readonly subjects: readonly (readonly (readonly Reason[])[])[];
  }[];
}

/** What the reasons are worked out from beside the publication: all public. */
export interface Around {
  /** The round's own name in the protocol, to tell its earlier editions from other rounds. */
  readonly protocolId: string;
  /** People of each group as the manifest lists them, in the order of the publication's groups. */
  readonly sizes: readonly number[];
}

/**
 * The reasons that may stand behind each withheld cell: a function of what is public anyway, so that saying why never
 * says more. Where two reasons are possible both are named; which of them it was would itself tell something.
 */
export function reasonsOf(publication: Publication, { protocolId, sizes }: Around): Reasons {
  const beside = isBesideEarlier(publication, protocolId) ? (['beside_earlier'] as const) : [];
  const total = reasonsOfTotal(publication, beside);
  const { k, smallGroup } = publication.policy;
  return {
    subjects: forms(publication.subjects, () => total),
    groups: publication.groups.map((group, at) => {
      const size = sizes[at] ?? 0;
      const rare = size < smallGroup ? (['rare_or_nearly_all'] as const) : [];
      const asTotal = (form: PublicTable['form'], place: readonly [number, number]) =>
        totalForm(publication, place) === form ? total : [];
      return {
        hidden: hiddenBecause(group, size < k, beside),
        subjects: forms(group.subjects, (form, place) => [
          ...new Set([...asTotal(form, place), ...rare, 'derivable' as const]),
        ]),
      };
    }),
  };
}

function hiddenBecause(group: PublicGroup, isSmall: boolean, beside: readonly Reason[]): readonly Reason[] {
  if (group.isShown) return [];
  return isSmall ? ['small_group'] : ['derivable', ...beside];
}

function reasonsOfTotal({ counts, policy }: Publication, beside: readonly Reason[]): readonly Reason[] {
  const isSmall = (counts?.valid ?? 0) < policy.smallGroup;
  return isSmall ? ['rare_or_nearly_all', ...beside] : beside;
}

/** An earlier edition of the same round, or another round on nearly the same roll. */
const isBesideEarlier = ({ compared }: Publication, protocolId: string): boolean =>
  compared.some(
    ({ roundId, joined, departed }) =>
      roundId === protocolId || (joined + departed > 0 && joined + departed <= NEAR_ROLL),
  );

const totalForm = ({ subjects }: Publication, [subject, item]: readonly [number, number]) =>
  subjects[subject]?.items[item]?.table.form;

const forms = (
  subjects: readonly PublicSubject[],
  because: (form: PublicTable['form'], place: readonly [number, number]) => readonly Reason[],
) =>
  subjects.map(({ items }, subject) =>
    items.map(({ table }, item) => (table.form === 'exact' ? [] : because(table.form, [subject, item]))),
  );
