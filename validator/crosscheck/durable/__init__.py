"""durable_rules: rules as rulesets inside the subset that is known to work, and the process in which they run."""
