(shorthand_property_identifier_pattern) @binding

(object_pattern (pair_pattern value: (identifier) @binding))

(object_pattern (pair_pattern value: (assignment_pattern left: (identifier) @binding)))

(rest_pattern (identifier) @binding)

(array_pattern (identifier) @binding)

(array_pattern (assignment_pattern left: (identifier) @binding))
