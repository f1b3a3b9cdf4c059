"""Acts: the fields of ``Mutation``, and what each of them does to the register."""
