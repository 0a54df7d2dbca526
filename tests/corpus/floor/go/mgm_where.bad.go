// CWE-943
package search

import (
	"fmt"

	"github.com/gin-gonic/gin"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

func Products(coll *mongo.Collection) gin.HandlerFunc {
	return func(c *gin.Context) {
		min := c.Query("min")
		js := fmt.Sprintf("function() { return this.price > %s }", min)
		cur, err := coll.Find(c, bson.D{{Key: "$where", Value: js}})
		if err != nil {
			c.Status(500)
			return
		}
		defer cur.Close(c)
		c.Status(200)
	}
}
