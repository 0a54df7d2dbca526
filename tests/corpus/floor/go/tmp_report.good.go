package report

import (
	"encoding/csv"
	"fmt"
	"os"

	"example.com/billing/internal/store"
)

func Export(rows []store.Line, id string) (string, error) {
	f, err := os.CreateTemp("", "report-*.csv")
	if err != nil {
		return "", fmt.Errorf("create report %s: %w", id, err)
	}
	defer f.Close()
	w := csv.NewWriter(f)
	if err := w.Write([]string{"sku", "count", "total"}); err != nil {
		return "", err
	}
	for _, row := range rows {
		if err := w.Write([]string{row.SKU, fmt.Sprint(row.Count), fmt.Sprint(row.Total)}); err != nil {
			return "", err
		}
	}
	w.Flush()
	return f.Name(), w.Error()
}
