-- one row per quote that names an event that is not in events
SELECT q.quote_id, q.event_id FROM quotes q ANTI JOIN events e USING (event_id) WHERE q.event_id IS NOT NULL
