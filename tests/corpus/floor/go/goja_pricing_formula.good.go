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

var formulas = map[string]string{
	"flat":   "quantity * unit",
	"volume": "quantity > 100 ? quantity * unit * 0.9 : quantity * unit",
	"setup":  "25 + quantity * unit",
}

func Quote(c *gin.Context) {
	var in quoteRequest
	if err := c.ShouldBindJSON(&in); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}
	src, ok := formulas[in.Formula]
	if !ok {
		c.JSON(http.StatusBadRequest, gin.H{"error": "no such formula"})
		return
	}
	vm := goja.New()
	timer := time.AfterFunc(200*time.Millisecond, func() { vm.Interrupt("timeout") })
	defer timer.Stop()
	_ = vm.Set("quantity", in.Quantity)
	_ = vm.Set("unit", in.Unit)

	v, err := vm.RunString("(" + src + ")")
	if err != nil {
		c.JSON(http.StatusUnprocessableEntity, gin.H{"error": "formula failed"})
		return
	}
	c.JSON(http.StatusOK, gin.H{"total": v.ToFloat()})
}
