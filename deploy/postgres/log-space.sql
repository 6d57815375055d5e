-- Lays out the space that the write-ahead log keeps (min_wal_size), where it is not there yet: in a new cluster a commit
-- would otherwise wait, every 16 MB, until a new file of them is written. Run at every start; seconds, once.
\set ON_ERROR_STOP on
select pg_size_bytes(current_setting('min_wal_size')) / pg_size_bytes(current_setting('wal_segment_size')) - count(*) as missing
from pg_ls_waldir() \gset
select :missing > 0 as is_short \gset
\if :is_short
select pg_logical_emit_message(false, 'log-space', 'x'), pg_switch_wal() from generate_series(1, :missing) \g /dev/null
-- What is written there is of no use any more: the files are kept for what comes.
checkpoint;
\endif
