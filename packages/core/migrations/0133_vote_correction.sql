-- A vote that was written down wrongly is put right with a reason; what stood before goes to meeting.correction.
grant update (question, votes_for, votes_against, abstentions) on meeting.vote to guong_app;
