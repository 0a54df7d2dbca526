// CWE-943
package search

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

type Service struct {
	orders *mongo.Collection
}

func (s *Service) Search(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
	defer cancel()
	customer := r.URL.Query().Get("customer")
	filter := bson.M{"customer": customer}
	cur, err := s.orders.Find(ctx, filter)
	if err != nil {
		http.Error(w, "search failed", http.StatusInternalServerError)
		return
	}
	var found []bson.M
	if err := cur.All(ctx, &found); err != nil {
		http.Error(w, "search failed", http.StatusInternalServerError)
		return
	}
	_ = json.NewEncoder(w).Encode(found)
}
