package com.example.saga;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
public class SagaStateStore {

    private static final Logger log = LoggerFactory.getLogger(SagaStateStore.class);
    private final ObjectMapper mapper = new ObjectMapper();
    private final SagaRepository repository;

    public SagaStateStore(SagaRepository repository) {
        this.repository = repository;
    }

    @KafkaListener(topics = "saga-state")
    public void onState(ConsumerRecord<String, String> message) throws Exception {
        byte[] raw = Base64.getDecoder().decode(message.value());
        SagaState state = decode(raw);
        repository.save(state);
        log.debug("saga {} stored", state.id());
    }

    private SagaState decode(byte[] raw) throws IOException {
        return mapper.readValue(raw, SagaState.class);
    }
}
