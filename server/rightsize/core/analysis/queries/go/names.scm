; What is used as a name, what binds one, and where it cannot be known.

(identifier) @used

(short_var_declaration left: (_) @bound)
(var_spec name: (_) @bound)
(const_spec name: (_) @bound)
(parameter_declaration name: (_) @bound)
(variadic_parameter_declaration name: (_) @bound)
(type_parameter_declaration name: (_) @bound)
(function_declaration name: (_) @bound)
(range_clause left: (_) @bound)
(receive_statement left: (_) @bound)
(type_switch_statement alias: (_) @bound)
(type_spec name: (_) @bound)
(type_alias name: (_) @bound)
(keyed_element . (literal_element (identifier) @bound))
(import_spec name: (package_identifier) @bound)
(import_spec path: (_) @bound)
(package_clause) @bound

(import_spec name: (dot) @open)
