package dev.parley.chat;

import dev.parley.provider.ChatModel;
import dev.parley.provider.Provider;

/**
 * Where the answers of a model are requested.
 *
 * @param id as the model server spells it
 * @param hasOwnKey whether the user pays for the answers, and not the installation
 */
record ModelTarget(ChatModel client, Provider provider, String id, boolean hasOwnKey) {}
