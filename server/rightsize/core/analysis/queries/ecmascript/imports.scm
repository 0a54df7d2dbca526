; What is imported from where.

(import_statement source: (string (string_fragment) @package))
((call_expression function: (identifier) @_require arguments: (arguments . (string (string_fragment) @package)))
  (#eq? @_require "require"))
(call_expression function: (import) arguments: (arguments . (string (string_fragment) @package)))
