-- one row per mention whose event is not in events
SELECT m.mention_id, m.event_id FROM mentions m ANTI JOIN events e USING (event_id)
