-- one row per revision that knows more than what was available when it was made
SELECT event_id, revised_at, last_available_at FROM event_revisions WHERE last_available_at > revised_at
