-- one row per mention whose direction does not go with its type: prices go up or down, only policy eases or tightens
SELECT mention_id, event_type, direction, text
FROM mentions
WHERE (event_type IN ('price_move', 'streak') AND direction NOT IN ('up', 'down', 'flat'))
   OR (direction IN ('easing', 'tightening')
       AND event_type NOT IN ('central_bank', 'policy_action', 'policy_statement', 'policy_stance', 'reg_action'))
