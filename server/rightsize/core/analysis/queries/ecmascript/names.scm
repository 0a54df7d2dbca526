; What is used as a name, what binds one, and where it cannot be known.

(identifier) @used
(shorthand_property_identifier) @used

(variable_declarator name: (_) @bound)
(formal_parameters) @bound
(arrow_function parameter: (identifier) @bound)
(function_declaration name: (identifier) @bound)
(generator_function_declaration name: (identifier) @bound)
(function_expression name: (identifier) @bound)
(generator_function name: (identifier) @bound)
(class_declaration name: (_) @bound)
(class name: (_) @bound)
(import_clause) @bound
(export_specifier) @bound
(catch_clause parameter: (_) @bound)
(for_in_statement left: (_) @bound)
(assignment_expression left: (_) @bound)
(unary_expression operator: "typeof" argument: (identifier) @bound)

(with_statement) @open
