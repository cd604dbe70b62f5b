-- Fines by regulator; joint totals stand once for each group fined and are left out
SELECT e.actor_name AS regulator, e.currency, count(*) AS fines, sum(e.value) AS total,
       arg_max(e.subject_name, (e.value, e.event_id)) AS largest_on
FROM events e JOIN mentions m ON m.mention_id = e.best_mention_id
WHERE e.event_type = 'reg_action' AND e.event_subtype = 'fine' AND e.value IS NOT NULL
  AND e.modality = 'actual' AND m.value_scope <> 'joint'
GROUP BY ALL
ORDER BY total DESC, regulator, e.currency;
