-- Quality: one row per day on which articles became available
SELECT day, articles, copies, versions, repeated_inputs AS repeated, rejects, mentions, events, quotes,
       printf('%.0f', 100 * dated_share) AS "dated %", printf('%.0f', 100 * linked_share) AS "linked %",
       printf('%.1f', 100 * conflict_share) AS "conflict %"
FROM daily_quality
WHERE day BETWEEN getvariable('first_day') AND getvariable('last_day')
ORDER BY day
