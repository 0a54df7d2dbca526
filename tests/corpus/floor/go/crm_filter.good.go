package crm

import (
	"context"
	"net/http"
	"strings"

	"github.com/uptrace/bun"
)

type Contact struct {
	ID   int64
	Name string
}

type Service struct {
	db *bun.DB
}

func (s *Service) search(ctx context.Context, terms []string) ([]Contact, error) {
	conds := make([]string, 0, len(terms))
	args := make([]any, 0, len(terms))
	for _, t := range terms {
		conds = append(conds, "name LIKE ?")
		args = append(args, "%"+t+"%")
	}
	var found []Contact
	err := s.db.NewRaw("SELECT id, name FROM contacts WHERE "+strings.Join(conds, " OR "), args...).Scan(ctx, &found)
	return found, err
}

func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	found, err := s.search(r.Context(), strings.Fields(r.URL.Query().Get("q")))
	if err != nil {
		http.Error(w, "search failed", http.StatusInternalServerError)
		return
	}
	w.Header().Set("X-Found", http.StatusText(len(found)))
}
