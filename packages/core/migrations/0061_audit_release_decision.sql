-- Who published what, and when: only a command writes it, so it is under the journal like the publication itself.
select audit.watch('ballot.release_decision', '{}', false);
select audit.take_baseline('ballot.release_decision', '{}');
