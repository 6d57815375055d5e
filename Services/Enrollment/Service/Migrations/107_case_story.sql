-- The story of a case is read from the audit log: from these entries alone, so that no other costs more to write.

create index audit_log_case on audit_log (subject, id) where subject like 'SB-%';
