"""What is wrong or doubtful in a rulebook: by reading, by its lock, and by the solver."""
