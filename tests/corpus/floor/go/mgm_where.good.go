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
		cur, err := coll.Find(c, bson.D{{Key: "price", Value: bson.D{{Key: "$gt", Value: min}}}})
		if err != nil {
			c.Status(500)
			return
		}
		defer cur.Close(c)
		c.Status(200)
	}
}
