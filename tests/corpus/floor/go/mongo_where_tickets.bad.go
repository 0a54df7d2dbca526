// CWE-943
package tickets

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
)

type Ticket struct {
	Title    string `bson:"title" json:"title"`
	Assignee string `bson:"assignee" json:"assignee"`
}

type Repo struct {
	coll *mongo.Collection
}

func (r *Repo) ByAssignee(c *gin.Context) {
	assignee := c.Query("assignee")
	opts := options.Find().SetLimit(100).SetSort(bson.D{{Key: "created", Value: -1}})

	cur, err := r.coll.Find(c, bson.M{"$where": "this.open && this.assignee == '" + assignee + "'"}, opts)
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	var out []Ticket
	if err := cur.All(c, &out); err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.JSON(http.StatusOK, out)
}
