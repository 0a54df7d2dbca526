; What is used as a name, what binds one, and where it cannot be known.

(identifier) @used

(let_declaration pattern: (_) @bound)
(parameter pattern: (_) @bound)
(closure_parameters) @bound
(for_expression pattern: (_) @bound)
(match_pattern) @bound
(let_condition pattern: (_) @bound)
(function_item name: (_) @bound)
(function_signature_item name: (_) @bound)
(const_item name: (_) @bound)
(static_item name: (_) @bound)
(const_parameter name: (_) @bound)
(struct_item name: (_) @bound)
(enum_item name: (_) @bound)
(enum_variant name: (_) @bound)
(union_item name: (_) @bound)
(trait_item name: (_) @bound)
(type_item name: (_) @bound)
(associated_type name: (_) @bound)
(type_parameters) @bound
(mod_item name: (_) @bound)
(macro_definition) @bound
(macro_invocation macro: (_) @bound)
(use_declaration) @bound
(extern_crate_declaration) @bound
(scoped_identifier name: (identifier) @bound)
(attribute_item) @bound
(inner_attribute_item) @bound
(lifetime) @bound
(label) @bound
(shorthand_field_initializer) @bound
(token_tree) @bound

(use_wildcard) @open
