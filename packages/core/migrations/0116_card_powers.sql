-- Whether a card stays good when its owner is given powers before using it: only one that the leadership had made, or that two
-- people agreed to. Nullable and at the end: the journal's hashes of older rows stay true (0031). Null does not cover.
alter table identity.invitation add column covers_powers boolean;
