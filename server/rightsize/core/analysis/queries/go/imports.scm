; What is imported from where.

(import_spec path: (_) @package)
