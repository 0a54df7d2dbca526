package stats

import (
	"maps"
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"
)

var (
	mu   sync.Mutex
	hits = map[string]int{}
)

func Count(c *gin.Context) {
	mu.Lock()
	hits[c.FullPath()]++
	mu.Unlock()
	c.Next()
}

func Show(c *gin.Context) {
	mu.Lock()
	defer mu.Unlock()
	c.JSON(http.StatusOK, maps.Clone(hits))
}

func Register(r *gin.Engine) {
	r.Use(Count)
	r.GET("/stats", Show)
}
