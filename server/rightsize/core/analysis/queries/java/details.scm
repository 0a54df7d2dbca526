(formal_parameters (formal_parameter type: (_) @type name: (_) @parameter dimensions: (_)? @dimensions)) @list

((formal_parameters (spread_parameter [
    (type_identifier) (generic_type) (array_type) (integral_type) (floating_point_type)
    (boolean_type) (scoped_type_identifier)] @type
  (variable_declarator name: (_) @parameter))) @list
  (#set! kind var_positional))

((formal_parameters (receiver_parameter) @parameter) @list
  (#set! kind receiver))

(method_declaration type: (_) @return_type) @of

(annotation_type_element_declaration type: (_) @return_type) @of

(superclass (_) @base) @of

(super_interfaces (type_list (_) @base)) @of

(extends_interfaces (type_list (_) @base)) @of

(modifiers [(annotation) (marker_annotation)] @decorator) @of

(throws (_) @throws) @of
