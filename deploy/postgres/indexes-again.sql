-- Makes the indexes that indexes-aside.sql took away, and tells the planner what there is.
\set ON_ERROR_STOP on
select again from index_aside \gexec
drop table index_aside;
vacuum analyze;
checkpoint;
