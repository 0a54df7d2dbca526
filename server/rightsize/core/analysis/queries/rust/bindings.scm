(tuple_pattern (identifier) @binding)

(tuple_struct_pattern type: (_) (identifier) @binding)

(slice_pattern (identifier) @binding)

(reference_pattern (identifier) @binding)

(mut_pattern (identifier) @binding)

(ref_pattern (identifier) @binding)

(field_pattern name: (shorthand_field_identifier) @binding)

(field_pattern pattern: (identifier) @binding)
