import { DOCUMENT_TYPES } from '@guong/vietnamese';

/** The types of document a form offers, each by its code and its words. */
export const TYPE_CHOICES = Object.entries(DOCUMENT_TYPES).map(([value, words]) => ({
  value,
  label: `${value}: ${words.join(', ')}`,
}));
