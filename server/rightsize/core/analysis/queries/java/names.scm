; What is used as a name, what binds one, and where it cannot be known.

(identifier) @used

(variable_declarator name: (_) @bound)
(formal_parameter name: (_) @bound)
(spread_parameter) @bound
(catch_formal_parameter name: (_) @bound)
(inferred_parameters) @bound
(lambda_expression parameters: (identifier) @bound)
(enhanced_for_statement name: (_) @bound)
(resource name: (_) @bound)
(instanceof_expression name: (_) @bound)
(type_pattern) @bound
(record_pattern) @bound
(method_declaration name: (_) @bound)
(constructor_declaration name: (_) @bound)
(compact_constructor_declaration name: (_) @bound)
(class_declaration name: (_) @bound)
(interface_declaration name: (_) @bound)
(enum_declaration name: (_) @bound)
(record_declaration name: (_) @bound)
(annotation_type_declaration name: (_) @bound)
(annotation_type_element_declaration name: (_) @bound)
(enum_constant name: (_) @bound)
(field_access field: (_) @bound)
(method_invocation object: (_) name: (_) @bound)
(method_reference (identifier) @bound)
(switch_label) @bound
(element_value_pair key: (_) @bound)
(annotation) @bound
(marker_annotation) @bound
(labeled_statement (identifier) @bound)
(break_statement (identifier) @bound)
(continue_statement (identifier) @bound)
(type_parameters) @bound
(package_declaration) @bound
(import_declaration) @bound
(module_declaration) @bound

((asterisk) @open (#set! names "^[A-Z]"))
(class_declaration superclass: (_) @open)
(class_declaration interfaces: (_) @open)
(interface_declaration (extends_interfaces) @open)
(record_declaration interfaces: (_) @open)
(enum_declaration interfaces: (_) @open)
(object_creation_expression (class_body) @open)
