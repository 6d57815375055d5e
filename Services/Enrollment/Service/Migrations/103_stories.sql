-- A member's id leads to the applications. Person ids are of version 7, so that new rows stay at the index's end.
create index application_person on application (person_id) where person_id is not null;
