import { refuse } from '../refusal.ts';
import type { Attributes } from '../xml/stream.ts';
import type { Parts } from './parts.ts';

/** A link from one part to another inside the package. */
export interface Relationship {
  readonly id: string;
  /** Last word of the type's address, for instance `worksheet`; transitional and strict files differ before it. */
  readonly type: string;
  /** Part name without leading slash. */
  readonly target: string;
}

/**
 * Looks at every relationship part and refuses all that point outside the package, but plain hyperlinks, which are
 * only ever followed by a person. Nothing is fetched.
 */
export function refuseOutsideTargets(parts: Parts): void {
  for (const name of parts.names.filter((part) => /\.rels$/i.test(part))) {
    parts.parse(name, {
      open(element, attributes) {
        if (element === 'Relationship' && pointsOutside(attributes)) refuse('external-link');
      },
    });
  }
}

/** Relationships of a part, targets resolved against its folder. */
export function relationshipsOf(parts: Parts, partName: string): readonly Relationship[] {
  const slash = partName.lastIndexOf('/');
  const folder = partName.slice(0, slash + 1);
  const found: Relationship[] = [];
  parts.parse(`${folder}_rels/${partName.slice(slash + 1)}.rels`, {
    open(element, attributes) {
      if (element !== 'Relationship') return;
      const type = lastWord(attributes['Type'] ?? '');
      const target = resolveTarget(folder, attributes['Target'] ?? '');
      found.push({ id: attributes['Id'] ?? '', type, target });
    },
  });
  return found;
}

function pointsOutside(attributes: Attributes): boolean {
  const external = attributes['TargetMode']?.toLowerCase() === 'external';
  if (external) return lastWord(attributes['Type'] ?? '') !== 'hyperlink';
  return /^[a-z][a-z0-9+.-]*:|^[\\/]{2}/i.test(attributes['Target'] ?? '');
}

function lastWord(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1);
}

/** Resolves `../` within the package; what would climb out names no part and is simply not found. */
function resolveTarget(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const segments = folder.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
