// CWE-89
package tickets

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
)

// Ticket is a row of the help desk.
type Ticket struct {
	ID      int64  `db:"id"`
	Subject string `db:"subject"`
	State   string `db:"state"`
}

// Repo reads tickets.
type Repo struct{ db *sqlx.DB }

// ByState lists the tickets of an agent in one state.
func (r *Repo) ByState(ctx context.Context, agent int64, state string) ([]Ticket, error) {
	var found []Ticket
	query := fmt.Sprintf("SELECT id, subject, state FROM tickets WHERE agent_id = %d AND state = '%s'", agent, state)
	if err := r.db.SelectContext(ctx, &found, query); err != nil {
		return nil, fmt.Errorf("tickets of agent %d: %w", agent, err)
	}
	return found, nil
}
