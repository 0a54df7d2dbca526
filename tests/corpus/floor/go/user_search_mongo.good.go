package users

import (
	"encoding/json"
	"net/http"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

// User is what the search gives out.
type User struct {
	Name string `bson:"name" json:"name"`
	City string `bson:"city" json:"city"`
}

// Search finds users.
func Search(users *mongo.Collection) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var in struct {
			City string `json:"city"`
		}
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
			http.Error(w, "bad filter", http.StatusBadRequest)
			return
		}
		filter := bson.M{"city": in.City}
		cursor, err := users.Find(r.Context(), filter)
		if err != nil {
			http.Error(w, "search failed", http.StatusInternalServerError)
			return
		}
		var found []User
		if err := cursor.All(r.Context(), &found); err != nil {
			http.Error(w, "search failed", http.StatusInternalServerError)
			return
		}
		_ = json.NewEncoder(w).Encode(found)
	}
}
