package org.kontor.carrier;

import org.kontor.values.Require;

/** A document to print, as the carrier sent it. */
public record Label(String mediaType, byte[] content) {

    public Label {
        mediaType = Require.text("label.mediaType", mediaType);
        content = Require.present("label.content", content).clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }
}
