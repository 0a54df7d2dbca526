((jsx_opening_element name: (identifier) @bound) (#match? @bound "^[a-z]"))
((jsx_closing_element name: (identifier) @bound) (#match? @bound "^[a-z]"))
((jsx_self_closing_element name: (identifier) @bound) (#match? @bound "^[a-z]"))
