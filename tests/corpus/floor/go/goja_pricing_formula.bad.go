// CWE-94
package pricing

import (
	"net/http"
	"time"

	"github.com/dop251/goja"
	"github.com/gin-gonic/gin"
)

type quoteRequest struct {
	Quantity int     `json:"quantity"`
	Unit     float64 `json:"unit"`
	Formula  string  `json:"formula"`
}

func Quote(c *gin.Context) {
	var in quoteRequest
	if err := c.ShouldBindJSON(&in); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}
	vm := goja.New()
	timer := time.AfterFunc(200*time.Millisecond, func() { vm.Interrupt("timeout") })
	defer timer.Stop()
	_ = vm.Set("quantity", in.Quantity)
	_ = vm.Set("unit", in.Unit)

	v, err := vm.RunString("(" + in.Formula + ")")
	if err != nil {
		c.JSON(http.StatusUnprocessableEntity, gin.H{"error": "formula failed"})
		return
	}
	c.JSON(http.StatusOK, gin.H{"total": v.ToFloat()})
}
