(enum_declaration name: (identifier) @bound)
(internal_module name: (_) @bound)
(module name: (_) @bound)
(import_alias (identifier) @bound)
(import_require_clause (identifier) @bound)
(function_signature name: (identifier) @bound)
(abstract_class_declaration name: (_) @bound)
(type_predicate name: (_) @bound)
(asserts) @bound
(index_signature) @bound
(function_type) @bound
(type_query) @bound
