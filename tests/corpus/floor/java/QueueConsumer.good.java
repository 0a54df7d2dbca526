package org.example.queue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;

@Component
public class QueueConsumer {
    private static final Logger log = LoggerFactory.getLogger(QueueConsumer.class);
    private final OrderService orders;
    private final ObjectMapper mapper = new ObjectMapper();

    public QueueConsumer(OrderService orders) {
        this.orders = orders;
    }

    @RabbitListener(queues = "orders")
    public void onMessage(Message message) throws IOException {
        OrderPlaced event = mapper.readValue(message.getBody(), OrderPlaced.class);
        orders.place(event);
        log.info("order {} placed", event.number());
    }
}
