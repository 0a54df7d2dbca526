// CWE-89
package metrics

import (
	"database/sql"
	"fmt"
	"strings"
)

type Point struct {
	Name  string
	Value float64
}

func Insert(db *sql.DB, points []Point) error {
	values := make([]string, 0, len(points))
	args := make([]any, 0, len(points)*2)
	for i, p := range points {
		values = append(values, fmt.Sprintf("('%s', %f)", p.Name, p.Value))
		args = append(args, p.Name, p.Value)
		_ = i
	}
	_, err := db.Exec("INSERT INTO points (name, value) VALUES " + strings.Join(values, ", "))
	return err
}
