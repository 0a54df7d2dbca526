// CWE-943
package members

import (
	"encoding/json"
	"net/http"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

type Members struct {
	coll *mongo.Collection
}

func (m *Members) Login(w http.ResponseWriter, r *http.Request) {
	var body map[string]any
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		http.Error(w, "json", http.StatusBadRequest)
		return
	}
	found := m.coll.FindOne(r.Context(), bson.M{"name": body["name"], "pin": body["pin"], "active": true})
	if found.Err() != nil {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
