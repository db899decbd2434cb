-- What somebody owes today is found without reading every task there ever was: the page of the day asks for it.
create index task_open on task.task (tenant_id, due_on, number)
  where state in ('assigned', 'accepted', 'in_progress', 'submitted', 'returned');
